//! A little code with its manifest, in each language.

use std::fmt::Write as _;

use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

use super::State;
use crate::demo::company::{Language, Service};
use crate::demo::practice::Practice;

type Put<'p> = &'p mut dyn FnMut(&str, String);

pub(super) fn put(service: &Service, state: &State, put: Put<'_>) {
    match service.language {
        Language::Go => go(service, state, put),
        Language::Java => java(service, state, put),
        Language::Python => python(service, state, put),
        Language::TypeScript => typescript(service, state, put),
    }
}

fn go(service: &Service, state: &State, put: Put<'_>) {
    let Service { name, does, .. } = service;
    let needs = [("github.com/jackc/pgx/v5", "v5.7.5"), ("github.com/go-chi/chi/v5", "v5.2.2")];
    let required = needs.map(|(module, version)| format!("\t{module} {version}\n")).concat();
    put("go.mod", format!("module github.marlow.example/shop/{name}\n\ngo 1.25\n\nrequire (\n{required})\n"));
    if state.has(Practice::Lockfile) {
        let mut sums = String::new();
        for (module, version) in needs {
            for of in [version.to_owned(), format!("{version}/go.mod")] {
                let sum = BASE64.encode(&Sha256::digest(format!("{module} {of}")));
                let _ = writeln!(sums, "{module} {of} h1:{sum}");
            }
        }
        put("go.sum", sums);
    }
    let main = format!(
        "// Command {name} {does}.\npackage main\n\nimport (\n\t\"log\"\n\t\"net/http\"\n)\n\nconst version = \"{}\"\n\nfunc main() {{\n\tlog.Println(\"{name}\", version)\n\tlog.Fatal(http.ListenAndServe(\":8080\", routes(&store{{}})))\n}}\n",
        state.version()
    );
    put("main.go", main);
    let routes = "package main\n\nimport \"net/http\"\n\nfunc routes(own *store) http.Handler {\n\tmux := http.NewServeMux()\n\tmux.HandleFunc(\"/ready\", func(w http.ResponseWriter, _ *http.Request) {\n\t\tif !own.ready() {\n\t\t\tw.WriteHeader(http.StatusServiceUnavailable)\n\t\t}\n\t})\n\treturn mux\n}\n";
    put("routes.go", routes.to_owned());
    put(
        "store.go",
        "package main\n\ntype store struct{}\n\nfunc (own *store) ready() bool {\n\treturn own != nil\n}\n".to_owned(),
    );
    if state.has(Practice::Toolchain) {
        put(".tool-versions", "golang 1.25.4\n".to_owned());
    }
    if state.has(Practice::Tests) {
        let test = "package main\n\nimport \"testing\"\n\nfunc TestAStoreIsReady(t *testing.T) {\n\tif !(&store{}).ready() {\n\t\tt.Fatal(\"it is not\")\n\t}\n}\n";
        put("store_test.go", test.to_owned());
    }
}

fn java(service: &Service, state: &State, put: Put<'_>) {
    let Service { name, does, .. } = service;
    let package = name.replace('-', "");
    let release = state.with(Practice::Toolchain, "    <maven.compiler.release>21</maven.compiler.release>\n");
    put(
        "pom.xml",
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<project xmlns=\"http://maven.apache.org/POM/4.0.0\">\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>shop.marlow</groupId>\n  <artifactId>{name}</artifactId>\n  <version>{}</version>\n  <properties>\n{release}    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>\n  </properties>\n  <dependencies>\n    <dependency>\n      <groupId>org.postgresql</groupId>\n      <artifactId>postgresql</artifactId>\n      <version>42.7.7</version>\n    </dependency>\n  </dependencies>\n</project>\n",
            state.version()
        ),
    );
    if state.has(Practice::Toolchain) {
        put(".java-version", "21\n".to_owned());
    }
    let folder = format!("src/main/java/shop/marlow/{package}");
    for (class, what) in
        [("Main", "Starts what"), ("Routes", "Answers for what"), ("Store", "Keeps what is needed by what")]
    {
        let text = format!(
            "package shop.marlow.{package};\n\n/** {what} {does}. */\nfinal class {class} {{\n    boolean isReady() {{\n        return true;\n    }}\n}}\n"
        );
        put(&format!("{folder}/{class}.java"), text);
    }
    if state.has(Practice::Tests) {
        let text = format!(
            "package shop.marlow.{package};\n\nimport static org.junit.jupiter.api.Assertions.assertTrue;\n\nimport org.junit.jupiter.api.Test;\n\nfinal class StoreTest {{\n    @Test\n    void isReady() {{\n        assertTrue(new Store().isReady());\n    }}\n}}\n"
        );
        put(&format!("src/test/java/shop/marlow/{package}/StoreTest.java"), text);
    }
}

fn python(service: &Service, state: &State, put: Put<'_>) {
    let Service { name, does, .. } = service;
    let module = name.replace('-', "_");
    let manifest = format!(
        "[project]\nname = \"{name}\"\nversion = \"{}\"\nrequires-python = \">=3.12\"\ndependencies = [\"fastapi>=0.116\", \"psycopg>=3.2\"]\n\n[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n",
        state.version()
    );
    put("pyproject.toml", manifest);
    if state.has(Practice::Lockfile) {
        let package = |(name, version): (&str, &str)| {
            format!(
                "\n[[package]]\nname = \"{name}\"\nversion = \"{version}\"\nsource = {{ registry = \"https://pypi.org/simple\" }}\n"
            )
        };
        let all = [("fastapi", "0.116.1"), ("psycopg", "3.2.9"), ("starlette", "0.47.2")].map(package).concat();
        put("uv.lock", format!("version = 1\nrequires-python = \">=3.12\"\n{all}"));
    }
    if state.has(Practice::Toolchain) {
        put(".python-version", "3.13\n".to_owned());
    }
    put(&format!("src/{module}/__init__.py"), format!("\"\"\"It {does}.\"\"\"\n"));
    put(&format!("src/{module}/__main__.py"), format!("from {module}.store import Store\n\nprint(Store().ready())\n"));
    put(
        &format!("src/{module}/store.py"),
        "class Store:\n    def ready(self) -> bool:\n        return True\n".to_owned(),
    );
    if state.has(Practice::Tests) {
        let test = format!(
            "from {module}.store import Store\n\n\ndef test_a_store_is_ready() -> None:\n    assert Store().ready()\n"
        );
        put("tests/test_store.py", test);
    }
}

fn typescript(service: &Service, state: &State, put: Put<'_>) {
    let Service { name, does, .. } = service;
    let engines = state.with(Practice::Toolchain, "  \"engines\": { \"node\": \"24\" },\n");
    let head = format!("{{\n  \"name\": \"@marlow/{name}\",\n  \"version\": \"{}\",\n", state.version());
    let manifest = format!(
        "{head}  \"private\": true,\n{engines}  \"scripts\": {{ \"build\": \"tsc\", \"test\": \"vitest run\" }},\n  \"dependencies\": {{ \"fastify\": \"^5.4.0\" }},\n  \"devDependencies\": {{ \"typescript\": \"^5.9.0\", \"vitest\": \"^3.2.0\" }}\n}}\n"
    );
    put("package.json", manifest);
    if state.has(Practice::Lockfile) {
        let package =
            |(name, version): (&str, &str)| format!(",\n    \"node_modules/{name}\": {{ \"version\": \"{version}\" }}");
        let all = [("fastify", "5.4.0"), ("typescript", "5.9.2"), ("vitest", "3.2.4")].map(package).concat();
        let root = format!(
            "    \"\": {{ \"name\": \"@marlow/{name}\", \"dependencies\": {{ \"fastify\": \"^5.4.0\" }}, \"devDependencies\": {{ \"typescript\": \"^5.9.0\", \"vitest\": \"^3.2.0\" }} }}"
        );
        put(
            "package-lock.json",
            format!("{head}  \"lockfileVersion\": 3,\n  \"packages\": {{\n{root}{all}\n  }}\n}}\n"),
        );
    }
    if state.has(Practice::Toolchain) {
        put(".nvmrc", "24\n".to_owned());
    }
    put(
        "src/main.ts",
        format!("// It {does}.\nimport {{ routes }} from \"./routes.js\";\n\nroutes().listen({{ port: 8080 }});\n"),
    );
    put("src/routes.ts", "import fastify from \"fastify\";\nimport { ready } from \"./store.js\";\n\nexport function routes() {\n  const server = fastify();\n  server.get(\"/ready\", async () => ready());\n  return server;\n}\n".to_owned());
    put("src/store.ts", "export function ready(): boolean {\n  return true;\n}\n".to_owned());
    if state.has(Practice::Tests) {
        let test = "import { expect, test } from \"vitest\";\nimport { ready } from \"./store.js\";\n\ntest(\"a store is ready\", () => {\n  expect(ready()).toBe(true);\n});\n";
        put("src/store.test.ts", test.to_owned());
    }
}
