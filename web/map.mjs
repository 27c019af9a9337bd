// The borders and coasts of the world (Natural Earth, 1:110 million, public domain), each once, as one path in tenths of a
// degree: longitude to the right, latitude downwards. The server draws whatever part of it a map shows.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mesh } from "topojson-client";

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const world = JSON.parse(readFileSync(at("node_modules/world-atlas/countries-110m.json"), "utf8"));
const tenths = ([longitude, latitude]) => [Math.round(longitude * 10), Math.round(-latitude * 10)];
const number = (value) => (value < 0 ? `${value}` : ` ${value}`);
const line = (points) => {
  let [x, y] = tenths(points[0]);
  let path = `M${x}${number(y)}`;
  let drawn = "";
  for (const point of points.slice(1)) {
    const [nx, ny] = tenths(point);
    // What lies along the date line is no border.
    const jumps = Math.abs(nx - x) > 1800 || (Math.abs(nx) === 1800 && nx === x);
    if (jumps) drawn += `M${nx}${number(ny)}`;
    else if (nx !== x || ny !== y) drawn += `l${nx - x}${number(ny - y)}`;
    [x, y] = [nx, ny];
  }
  return drawn ? path + drawn : "";
};
writeFileSync(at("../crates/server/assets/world.path"), mesh(world, world.objects.countries).coordinates.map(line).join(""));
