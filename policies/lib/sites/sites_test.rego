package lib.sites_test

import data.lib.sites

_page(headings, targets) := {
	"headings": [{"level": 2, "text": text, "line": 1} | some text in headings],
	"links": [{"target": target, "exists": false} | some target in targets],
}

_repository(files, docs) := {"files": {path: {} | some path in files}, "facts": {"docs": docs}}

# The links that a generator reads.
_reads(path, targets, repository) := {target |
	some target in targets
	sites.reads(path, target) with input as repository
}

test_knows_what_any_page_may_say_to_its_generator if {
	targets := ["@ref", "@ref Joins", "@id x", "`Plug.Conn`", "@babel/core", "a.md", "/a"]
	_reads("docs/a.md", targets, _repository([], {})) == {"@ref", "@ref Joins", "@id x", "`Plug.Conn`"}
}

test_rustdoc_links_items_by_their_paths if {
	paths := {"tower_http::trace", "crate::Router", "::std::io", "macro@crate::debug", "Router::nest()", "a::b!", "crate::a#b", "crate#c"}
	_reads("src/docs/a.md", paths | {"trace", "crates", "a.md", "https::", "a:b", "#a::b"}, _repository([], {})) == paths
}

test_translations_lie_beside_the_site if {
	pages := ["docs/de/docs/a/b.md", "docs/zh-hant/docs/c.md", "docs/examples/docs/d.md", "docs/en/docs/e.md"]
	site := _repository(
		["docs/en/docs/news.md", "docs/en/docs/img/x.png", "docs/en/lost.md"],
		object.union({"docs/en/mkdocs.yml": {"docs_dir": "docs/en/docs"}}, {path: _page([], []) | some path in pages}),
	)
	targets := {"../news.md", "/img/x.png", "/anywhere", "gone.md", "../../lost.md", "../../../en/docs/gone.md"}
	_reads("docs/de/docs/a/b.md", targets, site) == {"../news.md", "/img/x.png", "/anywhere"}
	_reads("docs/zh-hant/docs/c.md", {"news.md#a", "../news.md"}, site) == {"news.md#a"}
	_reads("docs/examples/docs/d.md", {"news.md", "/img/x.png"}, site) == set()
	_reads("docs/de/README.md", {"news.md", "/img/x.png"}, site) == set()
}

test_links_from_the_root_are_addresses_on_a_site if {
	every file in ["hugo.yaml", "docusaurus.config.ts", ".vitepress/config.mts", "_config.yml", "conf.py", "docset.yml"] {
		_reads("a/b.md", ["/#calendar"], _repository([file], {})) == {"/#calendar"}
		_reads("README.md", ["/#calendar"], _repository([file], {})) == set()
		_reads("a/b.md", ["/#calendar"], _repository([concat("/", ["other", file])], {})) == set()
	}
	_reads("docs/a.md", ["/#b"], _repository(["docs/.vuepress/config.js"], {})) == {"/#b"}
	_reads(".github/a.md", ["/#b"], _repository(["hugo.toml"], {})) == set()
	_reads("site/a.md", ["/#b"], {"files": {}, "repository": {"files": {"site/hugo.toml": {}}}, "facts": {"docs": {}}}) == {"/#b"}
}

test_hugo_has_addresses_in_its_content if {
	site := _repository(["docs/config.toml"], {})
	_reads("docs/content/en/a.md", ["../b", "/c", "#d"], site) == {"../b", "/c"}
	_reads("docs/a.md", ["../b"], site) == set()
}

test_exdoc_finds_pages_by_their_names if {
	package_ := _repository(["mix.exs", "guides/a/routing.md"], {})
	targets := ["routing.html", "routing.md#x", "Mix.Tasks.Phx.html", "lost.md", "#x"]
	_reads("guides/plug.md", targets, package_) == {"routing.html", "routing.md#x", "Mix.Tasks.Phx.html"}
	_reads("README.md", ["routing.html"], package_) == set()
	files := ["mix.exs", "assets/there.png", "lib/there.ex"]
	others := ["images/there.png", "images/gone.png", "../lib/gone.ex", "lib/there.ex", "Phoenix.Router", "notes.txt"]
	_reads("guides/plug.md", others, _repository(files, {})) == {"images/there.png", "Phoenix.Router"}
}

test_docc_and_myst_have_names if {
	_reads("Book.docc/a.md", ["image"], _repository([], {})) == {"image"}
	every file in ["docs/conf.py", "docs/myst.yml", "docs/_toc.yml"] {
		targets := ["#syntax/tables", "syntax/tables", "b.md#c", "b.md", "lost.md#c"]
		_reads("docs/a.md", targets, _repository([file, "docs/b.md"], {})) == {"#syntax/tables", "syntax/tables", "b.md#c"}
	}
}

test_chapters_take_in_what_the_summary_of_a_book_leaves_out if {
	docs := {
		"wiki/src/SUMMARY.md": _page([], ["intro.md", "./guide/a%20b.md#x", "https://example.com", ""]),
		"wiki/src/intro.md": _page([], []),
		"wiki/src/shared/start.md": _page([], []),
	}
	targets := {"#options", "lost.md", "../lost.md#x"}
	book := _repository(["wiki/book.toml"], docs)
	every path in ["wiki/src/shared/start.md", "wiki/src/guide/b.md"] {
		_reads(path, targets, book) == targets
	}
	every path in [
		"wiki/src/intro.md", "wiki/src/guide/a b.md", "wiki/src/SUMMARY.md", "wiki/src/README.md", "wiki/other.md", "README.md",
	] {
		_reads(path, targets, book) == set()
	}
	_reads("wiki/src/shared/start.md", targets, _repository(["wiki/mkdocs.yml"], docs)) == set()
	_reads("part.md", ["#x"], _repository(["book.toml"], {"SUMMARY.md": _page([], ["a.md"])})) == {"#x"}
	_reads("a.md", ["#x"], _repository(["book.toml"], {"SUMMARY.md": _page([], ["a.md"])})) == set()
}

test_pages_in_languages_have_names_without_them if {
	site := object.union(
		_repository(["docs/a.de.md", "docs/b.de.md", "docs/c.en.md", "docs/img/d.en.png"], {}),
		{"facts": {"docs": {"mkdocs.yml": {"docs_dir": "docs"}}}},
	)
	targets := ["b.md", "b.md#x", "c.md", "../docs/c.md", "img/d.png", "lost.md", "b", "#x"]
	_reads("docs/a.de.md", targets, site) == {"b.md", "b.md#x", "c.md", "../docs/c.md", "img/d.png"}
	_reads("docs/a.md", targets, site) == set()
	_reads("other/a.de.md", ["../docs/b.md"], site) == set()
}

test_pages_that_name_each_other_are_a_wiki if {
	names := ["Chrome", "Edge", "Opera", "Safari", "Vivaldi"]
	files := [sprintf("help/%s.md", [name]) | some name in names]
	docs := {"help/Home.md": _page([], names), "other/Home.md": _page([], names)}
	_reads("help/Chrome.md", ["Edge", "Lost#x", "a.md", "#x"], _repository(files, docs)) == {"Edge", "Lost#x"}
	_reads("other/a.md", ["Edge"], _repository(files, docs)) == set()
	few := {"help/Home.md": _page([], array.slice(names, 0, 4))}
	_reads("help/Chrome.md", ["Edge"], _repository(files, few)) == set()
}

test_mkdocs_takes_the_marks_off_letters if {
	headings := ["Unterstützte DNS-Provider", "Größe ändern", "Cấu hình"]
	docs := {"mkdocs.yml": {"docs_dir": "docs"}, "docs/a.md": _page(headings, []), "docs/b.md": _page(["Two", "Three"], [])}
	targets := [
		"a.md#unterstutzte-dns-provider", "a.md#groe-andern", "a.md#cau-hinh", "a.md#unterstuetzte-dns-provider", "#groe-andern",
	]
	_reads("docs/b.md", targets, _repository([], docs)) == {
		"a.md#unterstutzte-dns-provider", "a.md#groe-andern",
		"a.md#cau-hinh",
	}
	_reads("docs/a.md", ["#groe-andern", "#grosse-andern"], _repository([], docs)) == {"#groe-andern"}
	_reads("docs/a.md", ["#groe-andern"], _repository([], object.remove(docs, ["mkdocs.yml"]))) == set()
}

test_manuals_of_nix_link_options if {
	targets := ["#opt-programs.ssh.enable", "#nixos-opt-services.x", "#optional", "#opt"]
	_reads("docs/a.md", targets, _repository(["docs/default.nix"], {})) == {"#opt-programs.ssh.enable", "#nixos-opt-services.x"}
	_reads("docs/a.md", targets, _repository([], {})) == set()
}

test_pages_of_next_are_at_their_folders if {
	_reads("src/app/docs/cli/page.mdx", ["../api.mdx", "#x"], _repository([], {})) == {"../api.mdx"}
	_reads("src/docs/cli/page.mdx", ["../api.mdx"], _repository([], {})) == set()
}

test_what_has_no_extension_is_an_address_in_mdx if {
	targets := ["../api/slice#x", "/img/a.png", "../api/slice.mdx", "#x"]
	_reads("docs/a.mdx", targets, _repository([], {})) == {"../api/slice#x", "/img/a.png"}
	_reads("docs/a.md", targets, _repository([], {})) == set()
}

test_docusaurus_reads_the_docs_beside_it if {
	_reads("docs/a.md", ["../api/slice", "b.md"], _repository(["website/docusaurus.config.js"], {})) == {"../api/slice"}
	_reads("docs/a.md", ["../api/slice"], _repository(["a/website/docusaurus.config.js"], {})) == set()
	_reads("guides/a.md", ["../api/slice"], _repository(["website/docusaurus.config.js"], {})) == set()
}

test_docusaurus_looks_for_bare_names_above if {
	files := ["docusaurus.config.js", "docs/catalogs.md"]
	targets := ["catalogs.md#x", "./catalogs.md", "lost.md"]
	_reads("docs/cli/add.md", targets, _repository(files, {})) == {"catalogs.md#x"}
	_reads("docs/cli/add.md", targets, _repository(["docs/catalogs.md"], {})) == set()
	_reads("docs/a.md", ["catalogs.md#lost"], _repository(files, {})) == set()
	beside := _repository(["website/docusaurus.config.js", "docs/catalogs.md"], {})
	_reads("docs/cli/add.md", targets, beside) == {"catalogs.md#x"}
}

test_a_site_is_known_by_its_own_addresses if {
	docs := {"content/a.md": _page([], ["/guards"]), "README.md": _page([], ["/guards"])}
	site := _repository(["content/guards.md", "content/a.md"], docs)
	_reads("content/b/c.md", ["/lost", "cli/lost", "lost.md"], site) == {"/lost", "cli/lost"}
	_reads("README.md", ["/lost"], site) == set()
	_reads("content/b/c.md", ["/lost"], _repository(["content/a.md"], docs)) == set()
}

test_a_wiki_names_its_pages if {
	_reads("wiki/a.md", ["Setup", "From-v1.0", "Setup.md"], _repository(["wiki/_Sidebar.md"], {})) == {"Setup", "From-v1.0"}
	_reads("Setup.md", ["Home"], _repository(["Home.md"], {})) == {"Home"}
	_reads("docs/a.md", ["Setup"], _repository(["Home.md"], {})) == set()
}

test_mkdocs_has_places_without_a_heading if {
	docs := {
		"mkdocs.yml": {"docs_dir": "docs"},
		"docs/a.md": _page(["A", "B"], []),
		"docs/api.md": _page(["API"], []),
		"docs/named.md": _page(["A", "B"], [""]),
		"guide/a.md": _page(["A", "B"], []),
	}
	site := _repository(["mkdocs.yml"], docs)
	targets := ["#lost", "#pkg.Client", "#fn:1", "api.md#client", "named.md#client", "../docs/api.md#client", "lost.md", "lost.md#v1.2", ""]
	found := {"#pkg.Client", "#fn:1", "api.md#client", "named.md#client", "../docs/api.md#client", ""}
	_reads("docs/a.md", targets, site) == found
	_reads("docs/named.md", ["#client"], site) == {"#client"}
	_reads("guide/a.md", ["#pkg.Client", ""], site) == set()
}

test_headings_may_keep_their_punctuation if {
	docs := {"src/a.md": _page(["Props (properties)", "`getAll()` of it", "100%", "%a %zz", "%%z é"], [])}
	percents := ["#100%", "#%a-%25zz", "#%zz", "%zz.md#100%", "#%%z-%C3%A9"]
	_reads("src/a.md", percents, _repository([".eleventy.js"], docs)) == {"#100%", "#%a-%25zz", "#%%z-%C3%A9"}
	targets := ["#props-(properties)", "#%60getall()%60-of-it", "#props"]
	_reads("src/a.md", targets, _repository([".eleventy.js"], docs)) == {"#props-(properties)", "#%60getall()%60-of-it"}
	_reads("src/a.md", targets, _repository([], docs)) == set()
}

test_headings_with_images_have_further_hyphens if {
	docs := {"README.md": _page(["Our Contributors!"], [])}
	targets := ["#our-contributors---", "#our-contributor--", "#contributors---"]
	_reads("README.md", targets, _repository([], docs)) == {"#our-contributors---"}
}

test_parts_of_pages_have_the_anchors_of_the_whole if {
	every path in ["docs/_cover.md", "content/_common/a.md", "_includes/a.md"] {
		_reads(path, ["#x", "x.md"], _repository(["_config.yml"], {})) == {"#x"}
	}
	every path in ["_docs/a.md", "content/_common/a.md", "__tests__/a.md"] {
		_reads(path, ["#x"], _repository([], {})) == set()
	}
	_reads("docs/_common/a.mdx", ["#x"], _repository([], {})) == {"#x"}
	_reads("docs/_common/a.md", ["#x"], _repository(["website/docusaurus.config.js"], {})) == {"#x"}
	_reads("docs/_cover.md", ["#x"], _repository([], {})) == {"#x"}
	every path in ["docs/_index.md", "_posts/a.md", "__tests__/a.md"] {
		_reads(path, ["#x"], _repository(["_config.yml"], {})) == set()
	}
	docs := {"docs/_prune.mdx": _page(["catalogPrune"], []), "docs/settings.md": _page(["Settings", "A"], [])}
	site := _repository(["docusaurus.config.js"], docs)
	_reads("docs/a.md", ["settings.md#catalogprune", "settings.md#b"], site) == {"settings.md#catalogprune"}
	_reads("docs/a.md", ["settings.md#catalogprune"], _repository([], docs)) == set()
}

_guides(count_) := object.union_n([
	{"guides/source/a.md": _page([], array.slice(_made, 0, count_))},
	{"guides/source/b.md": _page([], ["a.html"])},
	{"book/src/reference/manifest.md": _page([], [])},
	{"README.md": _page([], [])},
])

_made := ["b.html", "b.html#x", "./b.html#y", "../source/b.html", "b.html?z"]

test_generators_name_pages_after_their_sources if {
	files := ["guides/source/a.md", "guides/source/b.md", "guides/assets/images/x.png", "README.md", "a.md"]
	targets := {
		"b.html#x", "./a.html", "lost.html", "../reference/manifest.html#y", "manifest.html", "../b/manifest.html", "https://x/b.html",
		"#x", "/b.html", "images/x.png", "images/y.png", "b.htm", "", ".html",
	}
	beside := {"b.html#x", "./a.html", "../reference/manifest.html#y"}
	_reads("guides/source/a.md", targets, _repository(files, _guides(3))) == beside
	_reads("guides/source/a.md", targets, _repository(files, _guides(5))) == beside | {"#x", "/b.html", "images/x.png"}
	_reads("man/c.md", targets, _repository(files, _guides(5))) == {"../reference/manifest.html#y"}
	_reads("README.md", {"a.html", "#x"}, _repository(files, _guides(5))) == set()
}

test_gi_docgen_names_pages_by_the_kind_of_what_they_are_about if {
	targets := {"class.Window.html", "method.Window.close.html#x", "property.A.is-b.html"}
	_reads("doc/a.md", targets | {"classes.html", "window.html", "class.html", "a/class.B.html"}, _repository([], {})) == targets
}

test_translations_lie_in_a_folder_of_locales if {
	site := _repository(["docs/install/img/a.png", "docs/b.md", "a/doc/c.md"], {})
	targets := {"img/a.png", "img/b.png", "../b.md#x", "../c.md", "../../../docs/b.md"}
	_reads("docs-locale/ja-jp/install/x.md", targets, site) == {"img/a.png", "../b.md#x"}
	_reads("a/doc-locale/fr-fr/x.md", {"c.md", "../../b.md"}, site) == {"c.md"}
	_reads("docs-locale/install/x.md", targets, site) == set()
}

test_maven_makes_the_reports_of_a_site if {
	targets := {"./apidocs/org/a/B.html", "../index.html#x", "../c.md", "d.png", "#x"}
	_reads("core/src/site/markdown/index.md", targets, _repository([], {})) == {"./apidocs/org/a/B.html", "../index.html#x"}
	_reads("core/src/sites/index.md", targets, _repository([], {})) == set()
}
