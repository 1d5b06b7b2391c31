# METADATA
# title: Generators of sites
# description: >-
#   Which links on a page mean something else to the generator that makes a site of it than the fact `docs` takes them for, by the
#   files that configure generators. For rules that ask for that fact; sees the files of the whole repository.
package lib.sites

import data.lib.relative_paths
import data.lib.repository

# Whether only the generator that reads a page can tell where a link leads that leads to no file.
reads(path, target) if {
	_is_on_site(path)
	startswith(target, "/")
}

# In the content of Hugo, whose configuration may have a name that says nothing, a link may be an address.
reads(path, target) if {
	not startswith(target, "#")
	some folder in repository.folders_above(path)
	startswith(path, _inside(folder, "content/"))
	some name in ["config.toml", "config.yaml", "config.yml", "config.json"]
	_files[_inside(folder, name)]
}

# Documenter, in Julia: https://documenter.juliadocs.org/stable/man/syntax/#@ref-link
reads(_, target) if regex.match(`^@(ref|id|extref|cite\w*)\b`, target)

# Rustdoc links items by their paths, also on pages that code takes in.
# https://doc.rust-lang.org/rustdoc/write-documentation/linking-to-items-by-name.html
reads(_, target) if regex.match(`^(\w+@)?((::)?\w+(::\w+)+(\(\)|!)?|crate|self|super)(#[\w.-]+)?$`, target)

# ExDoc links code by `Module.function/1`, and pages by their names alone, whatever their folders.
# https://hexdocs.pm/ex_doc/readme.html#auto-linking
reads(_, target) if startswith(target, "`")

reads(path, target) if {
	_made_by(path, "exdoc")
	not startswith(target, "#")
	not _is_lost(target)
}

# Pages and images end up by themselves in the folder of the site; code does not.
_is_lost(target) if {
	name := _last(_address(target))
	regex.match(`\.[a-z][a-z0-9]*$`, name)
	not endswith(name, ".html")
	not _names[name]
}

_is_lost(target) if regex.match(_code, _address(target))

# The manuals of Nix link an option by its name: https://nixos.org/manual/nixos/stable/#sec-writing-docs-markup
reads(_, target) if {
	regex.match(`^#([a-z]+-)*opt-[\w-]+(\.|$)`, lower(target))
	some name in ["default.nix", "flake.nix"]
	_names[name]
}

# DocC names pages and images by what they are called: https://www.swift.org/documentation/docc/adding-images
reads(path, _) if contains(path, ".docc/")

# MyST finds a target in any page of the project: https://myst-parser.readthedocs.io/en/latest/syntax/cross-referencing.html
reads(path, target) if {
	_made_by(path, "sphinx")
	contains(target, "#")
	_is_there(path, target)
}

reads(path, target) if {
	_made_by(path, "sphinx")
	_has_no_extension(target)
}

# What is no chapter of a book is text that chapters take in, and its links lead from there.
# https://rust-lang.github.io/mdBook/format/mdbook.html#including-files
reads(path, _) if {
	some folder in repository.folders_above(path)
	_chapters[folder]
	not path in _all_chapters
	not _is_for_people(_last(path))
}

_all_chapters contains chapter if {
	some chapters in _chapters
	some chapter in chapters
}

# By the folders of their pages, which lie in that of the book or in one inside of it.
_chapters[folder] := {summary} | {chapter |
	some link in page.links
	chapter := relative_paths.joined(folder, _decoded(_address(link.target)))
} if {
	some summary, page in input.facts.docs
	_last(summary) == "SUMMARY.md"
	folder := relative_paths.folder(summary)
	some home in {folder, relative_paths.folder(folder)}
	_files[_inside(home, "book.toml")]
}

# A page of the app router of Next.js is served at the path of its folder: https://nextjs.org/docs/app/guides/mdx
reads(path, target) if {
	regex.match(`(^|/)app/(.*/)?page\.mdx?$`, path)
	not startswith(target, "#")
}

# In MDX, and on sites that are known by the folder beside or by their links, what has no extension is an address.
reads(path, target) if {
	_is_address(target)
	endswith(path, ".mdx")
}

reads(path, target) if {
	_is_address(target)
	some folder in repository.folders_above(path)
	_is_root(folder)
}

# In a wiki a link is the name of a page: https://github.com/gollum/gollum/wiki
reads(path, target) if {
	_has_no_extension(target)
	some name in ["_Sidebar.md", "_Footer.md", "Home.md"]
	_files[_inside(relative_paths.folder(path), name)]
}

reads(path, target) if {
	_has_no_extension(target)
	_names_pages[relative_paths.folder(path)]
}

# Generators make `b.html` of a page `b.md`, beside it or with the same folder above. Where many links say so, the pages of a
# folder are read on the site alone, which has the names of places and the root, and files from elsewhere.
reads(path, target) if {
	not _is_for_people(_last(path))
	_is_made_of_a_page(path, target)
}

reads(path, target) if {
	not _is_for_people(_last(path))
	_links_made_pages[relative_paths.folder(path)]
	_is_of_the_site(target)
}

_is_of_the_site(target) if regex.match(`^[#/]`, target)

_is_of_the_site(target) if {
	some file in _names[_last(_address(target))]
	endswith(file, sprintf("/%s", [_address(target)]))
}

# Maven puts the site of a module together from its pages and from reports such as `apidocs`, which a build makes.
# https://maven.apache.org/guides/mini/guide-site.html
reads(path, target) if {
	regex.match(`(^|/)src/site/(asciidoc|markdown|resources)/`, path)
	endswith(_address(target), ".html")
}

# gi-docgen has a page for each part of an API, by its kind: https://gnome.pages.gitlab.gnome.org/gi-docgen/linking.html
reads(_, target) if regex.match(
	concat("", [
		`^(alias|callback|class|class_method|const|ctor|enum|error|flags|func|iface|method|property|signal|struct|type_func|vfunc)`,
		`\.[A-Za-z][\w.-]*\.html(#|$)`,
	]),
	target,
)

# MkDocs, where plugins and attribute lists name places: of code by its name, by an empty link, and on pages that have little
# text of their own. https://mkdocstrings.github.io/autorefs/#markdown-anchors
reads(path, "") if _made_by(path, "mkdocs")

reads(path, target) if {
	_made_by(path, "mkdocs")
	regex.match(`#.*[.:+]`, target)
	_is_there(path, target)
}

reads(path, target) if {
	_made_by(path, "mkdocs")
	contains(target, "#")
	page := _target_page(path, target)
	_is_filled(input.facts.docs[page])
}

# MkDocs takes the marks off letters: https://python-markdown.github.io/extensions/toc/
reads(path, target) if {
	_made_by(path, "mkdocs")
	name := _bare(split(target, "#")[1])
	_unmarked[_target_page(path, target)][name]
}

# The default of `markdown-it-anchor` leaves punctuation in the name of a heading.
reads(path, target) if {
	_is_on_site(path)
	name := lower(_decoded(split(target, "#")[1]))
	_punctuated[_target_page(path, target)][name]
}

# Docusaurus looks for a page by a bare name in the folders above, too.
# https://docusaurus.io/docs/markdown-features/links
reads(path, target) if {
	_is_of_docusaurus(path)
	not startswith(target, ".")
	not _files[_inside(relative_paths.folder(path), _address(target))]
	some folder in repository.folders_above(path)
	_files[_inside(folder, _address(target))]
}

# A page with its language in its name links to others by their names without one, and to what only another language has.
# https://ultrabug.github.io/mkdocs-static-i18n/getting-started/quick-start/
reads(path, target) if {
	regex.match(_in_a_language, path)
	_is_on_site(path)
	_in_languages[relative_paths.joined(relative_paths.folder(path), _decoded(_address(target)))]
}

# A heading with images has a hyphen for each blank beside them: https://github.com/gjtorikian/html-pipeline
reads(path, target) if {
	name := trim(split(target, "#")[1], "-")
	name != split(target, "#")[1]
	_hyphened[_target_page(path, target)][lower(name)]
}

# A page that begins with `_` is a part of others: https://docusaurus.io/docs/markdown-features/react#importing-markdown
reads(path, target) if {
	startswith(target, "#")
	_is_part(path)
	_is_taken_in(path)
}

# A page without a name of its own is a part anywhere; folders with such a name are only on sites, and in MDX.
_is_taken_in(path) if startswith(_last(path), "_")

_is_taken_in(path) if endswith(path, ".mdx")

_is_taken_in(path) if _is_on_site(path)

_is_taken_in(path) if _is_of_docusaurus(path)

# Headings of parts are those of the pages beside that take them in.
reads(path, target) if {
	_is_on_site(path)
	name := _bare(_decoded(split(target, "#")[1]))
	_bare_in_parts[relative_paths.folder(_target_page(path, target))][name]
}

# A site that is translated takes from the first language what another one lacks.
reads(path, target) if {
	some folder in repository.folders_above(path)
	some first in _translated[folder]
	aim := relative_paths.joined(relative_paths.folder(path), _decoded(_address(target)))
	startswith(aim, _inside(folder, ""))
	_files[concat("", [first, trim_prefix(aim, folder)])]
}

# The translations of GitLab's documentation, `docs-locale/ja-jp` of `docs`.
# https://docs.gitlab.com/development/documentation/localization/
reads(path, target) if {
	[inside, language] := regex.find_all_string_submatch_n(`^(?:.*/)?docs?-locale/([a-z]{2}-[a-z]{2})/`, path, 1)[0]
	aim := relative_paths.joined(relative_paths.folder(path), _decoded(_address(target)))
	startswith(aim, inside)
	first := concat("", [trim_suffix(inside, sprintf("-locale/%s/", [language])), "/"])
	_files[concat("", [first, trim_prefix(aim, inside)])]
}

# The folders of other languages, each with that of a site of MkDocs beside: `docs/de/docs` with `docs/en/docs`.
_translated[folder] contains site.folder if {
	some site in _in_one_language
	some language in _languages_in[site.before]
	folder := concat("", [site.before, language, site.after])
	folder != site.folder
}

_in_one_language contains {"folder": page.docs_dir, "before": before, "after": after} if {
	some page in input.facts.docs
	parts := split(page.docs_dir, "/")
	some index, part in parts
	index > 0
	regex.match(_language, part)
	before := sprintf("%s/", [concat("/", array.slice(parts, 0, index))])
	after := substring(page.docs_dir, count(before) + count(part), -1)
}

_languages_in[before] contains name if {
	some before in {site.before | some site in _in_one_language}
	some path, _ in input.facts.docs
	startswith(path, before)
	name := split(trim_prefix(path, before), "/")[0]
	regex.match(_language, name)
}

_language := `^[a-z]{2}([-_][A-Za-z]{2,4})?$`

# What files are called without their languages.
_in_languages contains regex.replace(path, _in_a_language, ".${3}") if {
	some path, _ in _files
	regex.match(_in_a_language, path)
}

_in_a_language := `\.([a-z]{2}([-_][A-Za-z]{2,4})?)\.([a-z]+)$`

# The names of the headings of pages, by the page, and those of parts, by their folder.
_punctuated[path] contains regex.replace(lower(trim_space(heading.text)), `\s+`, "-") if {
	some path, page in input.facts.docs
	some heading in page.headings
}

_unmarked[path] contains _bare(strings.replace_n(_marked, lower(heading.text))) if {
	some path, page in input.facts.docs
	some heading in page.headings
}

# Letters with marks, and those that Unicode takes apart no further.
_marked := {letter: plain |
	some plain, letters in {
		"a": "àáâãäåāăąạảấầẩẫậắằẳẵặ",
		"c": "çćĉċč",
		"d": "ď",
		"e": "èéêëēĕėęěẹẻẽếềểễệ",
		"g": "ĝğġģ",
		"h": "ĥ",
		"i": "ìíîïĩīĭįỉị",
		"j": "ĵ",
		"k": "ķ",
		"l": "ĺļľ",
		"n": "ñńņň",
		"o": "òóôõöōŏőọỏốồổỗộớờởỡợơ",
		"r": "ŕŗř",
		"s": "śŝşšș",
		"t": "ţťț",
		"u": "ùúûüũūŭůűųụủứừửữựư",
		"w": "ŵ",
		"y": "ýÿŷỳỵỷỹ",
		"z": "źżž",
		"": "ßøæœđłıþð",
	}
	some letter in split(letters, "")
}

_hyphened[path] contains replace(regex.replace(lower(heading.text), `[^\p{L}\p{N}_ -]`, ""), " ", "-") if {
	some path, page in input.facts.docs
	some heading in page.headings
}

_bare_in_parts[folder] contains _bare(heading.text) if {
	some folder, parts in _parts_in
	some part in parts
	some heading in input.facts.docs[part].headings
}

# A percent sign that no two digits follow is one itself.
_decoded(text) := urlquery.decode(regex.replace(replace(text, "%", "%25"), `%25([0-9A-Fa-f]{2})`, "%${1}"))

_bare(text) := regex.replace(lower(text), `[^\p{L}\p{N}]+`, "")

# What names an anchor without a heading, or has no text but that of other files.
_is_filled(page) if count(page.headings) < 2

_is_filled(page) if {
	some link in page.links
	link.target == ""
}

# The page that a link leads to, which may be the page itself.
_target_page(path, target) := path if {
	startswith(target, "#")
} else := page if {
	page := relative_paths.joined(relative_paths.folder(path), _decoded(_address(target)))
	input.facts.docs[page]
}

# Whether the file that a link leads to is there, if not the place in it.
_is_there(_, target) if startswith(target, "#")

_is_there(path, target) if {
	way := _decoded(_address(target))
	_files[relative_paths.joined(relative_paths.folder(path), way)]
}

_is_there(path, target) if _target_page(path, target)

_address(target) := split(split(target, "#")[0], "?")[0]

_is_address(target) if startswith(target, "/")

_is_address(target) if _has_no_extension(target)

_has_no_extension(target) if {
	address := _address(target)
	address != ""
	not regex.match(`\.[A-Za-z]\w*$`, address)
}

_is_part(path) if regex.match(`(^|/)_[^/_][^/]*$`, _without_index(path))

_is_part(path) if {
	some folder in repository.folders_above(path)
	regex.match(`(^|/)_[^/_][^/]*$`, folder)
	not _is_collection(folder)
}

# What Hugo calls the page of a folder.
_without_index(path) := regex.replace(path, `(^|/)_index\.\w+$`, "")

# Jekyll has its pages in such folders: https://jekyllrb.com/docs/collections/
_is_collection(folder) if {
	_last(folder) != "_includes"
	"jekyll" in _kinds_at[relative_paths.folder(folder)]
}

_parts_in[folder] contains part if {
	some part, _ in input.facts.docs
	_is_part(part)
	folder := relative_paths.folder(part)
}

_is_on_site(path) if {
	some kind in _generators
	_made_by(path, kind)
}

_generators := {"docusaurus", "site", "jekyll", "mkdocs", "sphinx"}

# Whether a generator makes a site of a page. What stands at the root of a site with a name in capitals is for people.
_made_by(path, kind) if {
	some folder in repository.folders_above(path)
	kind in _kinds_at[folder]
	not _is_for_people(trim_prefix(trim_prefix(path, folder), "/"))
}

_is_for_people(rest) if {
	not contains(rest, "/")
	name := split(rest, ".")[0]
	name == upper(name)
}

_is_for_people(rest) if startswith(rest, ".github/")

_kinds_at[folder] contains kind if {
	some path, _ in _files
	kind := _kind_of[_last(path)]
	folder := relative_paths.folder(path)
}

_kinds_at[folder] contains "mkdocs" if {
	some site in input.facts.docs
	folder := site.docs_dir
}

_kinds_at[folder] contains "mkdocs" if some folder, _ in _translated

# A site of VitePress or VuePress is configured in a folder inside of it, and may be one of Hugo.
_kinds_at[folder] contains "site" if {
	some path, _ in _files
	some mark in ["/.vitepress/config.", "/.vuepress/config.", "/config/_default/hugo."]
	at := indexof(concat("", ["/", path]), mark)
	at >= 0
	folder := substring(path, 0, max([at - 1, 0]))
}

_kind_of := object.union_n([
	{
		"conf.py": "sphinx",
		"myst.yml": "sphinx",
		"_toc.yml": "sphinx",
		"docset.yml": "site",
		"_docset.yml": "site",
		"mix.exs": "exdoc",
		"_config.yml": "jekyll",
		".eleventy.js": "site",
	},
	{sprintf("%s.%s", [name, extension]): "site" |
		some name, extensions in {
			"hugo": ["toml", "yaml", "yml", "json"],
			"gatsby-config": _of_scripts,
			"astro.config": _of_scripts,
			"eleventy.config": _of_scripts,
		}
		some extension in extensions
	},
	{sprintf("docusaurus.config.%s", [extension]): "docusaurus" | some extension in _of_scripts},
])

_of_scripts := ["js", "ts", "mjs", "cjs", "mts"]

_is_of_docusaurus(path) if _made_by(path, "docusaurus")

_is_of_docusaurus(path) if {
	some folder in repository.folders_above(path)
	_is_docs_beside(folder)
}

_is_root(folder) if _is_docs_beside(folder)

_is_root(folder) if folder in _linked_from_inside

# Docusaurus may read the folder `docs` beside its own: https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#path
_is_docs_beside(folder) if {
	_last(folder) == "docs"
	relative_paths.folder(folder) in _beside_docusaurus
}

_beside_docusaurus contains relative_paths.folder(folder) if {
	some path, _ in _files
	startswith(_last(path), "docusaurus.config.")
	folder := relative_paths.folder(path)
	folder != ""
}

# The folders in which a link of a page `/a` leads to a page `a.md` of the folder.
_linked_from_inside contains folder if {
	some path, page in input.facts.docs
	some link in page.links
	link.exists == false
	startswith(link.target, "/")
	_has_no_extension(link.target)
	some folder in repository.folders_above(path)
	folder != ""
	some ending in [".md", ".mdx", "/index.md", "/index.mdx"]
	_files[concat("", [folder, trim_right(_address(link.target), "/"), ending])]
}

# The folders in which many links are names of pages beside them.
_names_pages[folder] if {
	some folder, links in _named_beside
	count(links) >= 5
}

_is_made_of_a_page(path, target) if _is_made_of_one_beside(relative_paths.folder(path), target)

_is_made_of_a_page(_, target) if _ends_of_pages[_end(_stem(target))]

_is_made_of_one_beside(folder, target) if {
	stem := relative_paths.joined(folder, _stem(target))
	some extension in _markup
	_files[sprintf("%s.%s", [stem, extension])]
}

# The address of a page of HTML without its extension.
_stem(target) := trim_suffix(address, ".html") if {
	address := _decoded(_address(target))
	endswith(address, ".html")
	not regex.match(`^(\w+:|/)`, address)
}

_markup := ["adoc", "markdown", "md", "mdx", "qmd", "rst"]

# A path from its last folder on, which says more than a name alone: `a/b` of `../x/a/b`.
_end(stem) := found if {
	[found] := regex.find_n(`[^/.][^/]*/[^/]+$`, stem, 1)
}

_ends_of_pages[_end(stem)] := true if {
	some path, _ in input.facts.docs
	stem := regex.replace(path, `\.\w+$`, "")
}

# The folders in which many links are addresses of what is made of the pages beside them.
_links_made_pages[folder] if {
	some folder, links in _made_beside
	count(links) >= 5
}

_made_beside[folder] contains [path, link.target] if {
	some path, page in input.facts.docs
	folder := relative_paths.folder(path)
	some link in page.links
	link.exists == false
	_is_made_of_one_beside(folder, link.target)
}

_named_beside[folder] contains [path, link.target] if {
	some path, page in input.facts.docs
	folder := relative_paths.folder(path)
	some link in page.links
	link.exists == false
	_has_no_extension(link.target)
	_files[_inside(folder, sprintf("%s.md", [_decoded(_address(link.target))]))]
}

_files := object.get(input, ["repository", "files"], input.files)

_names[_last(path)] contains path if some path, _ in _files

_code := `\.(exs?|[hl]?eex|[eh]rl)$`

_inside(folder, name) := trim_left(sprintf("%s/%s", [folder, name]), "/")

_last(path) := parts[count(parts) - 1] if parts := split(path, "/")
