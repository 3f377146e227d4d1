// Bundles plotly.js beside this file into plotly.min.js, and the licences of all that is in it into plotly.LICENSE.txt.
// Run by scripts/make_plotly.py, in a folder where npm has installed package.json.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

// Plotly explains each of its attributes in words, for its manual: a tenth of its size.
const WORDS = [
  /\bdescription: \[[^\]]*?\]\s*\.join\((['"]).*?\1\)/gs,
  /\bdescription:\s*'(?:[^'\\\n]|\\.)*'(?=\s*[,}\n])/g,
  /\bdescription:\s*"(?:[^"\\\n]|\\.)*"(?=\s*[,}\n])/g,
];

const lean = {
  name: "lean",
  setup({ onLoad, onResolve }) {
    // Our maps name countries by the codes of their own shapes, and none of them is a map of tiles.
    onResolve({ filter: /^country-iso-search$/ }, () => ({ path: "countries", namespace: "left-out" }));
    onResolve({ filter: /^maplibre-gl/ }, () => ({ path: "tiles", namespace: "left-out" }));
    onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
      contents: "module.exports = { COUNTRIES: [], createLookup: () => ({ lookupAlpha3: () => null }) };",
    }));
    onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const bare = WORDS.reduce((text, words) => text.replace(words, "description: ''"), source);
      // Nothing is ever asked of another host, not even by a chart that forgets to say where its base map is.
      return { contents: bare.replaceAll("https://cdn.plot.ly/un/", "data:application/json,{}#") };
    });
  },
};

const folder = (name) => `node_modules/${name}`;
const described = async (name) => JSON.parse(await readFile(`${folder(name)}/package.json`, "utf8"));
const { version } = await described("plotly.js");

const { metafile } = await build({
  entryPoints: ["plotly.js"],
  outfile: "plotly.min.js",
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2020",
  legalComments: "none",
  metafile: true,
  define: { global: "window", "define.amd": "false", "process.env.NODE_DEBUG": "false" },
  banner: {
    js: `/* plotly.js ${version}: bar, choropleth, scatter, scattergeo. Licences: plotly.LICENSE.txt. Made by make plotly. */`,
  },
  plugins: [lean],
});

const inside = Object.values(metafile.outputs)
  .flatMap(({ inputs }) => Object.entries(inputs))
  .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  .map(([path]) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
  .filter(Boolean);
const licences = [];
for (const name of [...new Set(inside)].sort()) {
  const { version, license, author } = await described(name);
  const files = (await readdir(folder(name))).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(`${folder(name)}/${file}`, "utf8")));
  const by = typeof author === "string" ? author : author?.name;
  licences.push([`${name} ${version} (${license}${by ? `, ${by}` : ""})`, ...texts.map((text) => text.trim())].join("\n\n"));
}
await writeFile("plotly.LICENSE.txt", `${licences.join(`\n\n${"-".repeat(100)}\n\n`)}\n`);
