// Reads a GIFT file as other programs do, and prints what was understood.
import { parse } from "gift-pegjs";

console.log(JSON.stringify(parse(Deno.readTextFileSync(Deno.args[0]))));
