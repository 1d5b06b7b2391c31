# METADATA
# title: Repositories
# description: Files at the places where people and tools look for them.
package lib.repository

# Whether the input is a repository document.
default known := false

known if is_object(input.files)

# Files whose name, in lower case, has a pattern, in one of some folders. The root is the folder "".
named(folders, pattern) := {path |
	some folder in folders
	some name in input.folders[folder]
	regex.match(pattern, lower(name))
	path := trim_prefix(sprintf("%s/%s", [folder, name]), "/")
}

# Pages of the documentation, at any depth of its folders, that are called so in lower case, or stand in a folder that is.
documented(name) := {path |
	pattern := sprintf(`^(docs?|documentation|site|website)/(.+/)?(%s)([._-][^/]*)?(/.+)?$`, [name])
	some path in _documentation
	regex.match(pattern, lower(path))
}

_documentation := {path |
	some path, _ in input.files
	regex.match(`^(docs?|documentation|site|website)/.*\.(md|mdx|rst|adoc|txt|html)$`, lower(path))
}

# Where GitHub and GitLab look for the files that speak of the repository.
homes := ["", ".github", ".gitlab", "docs"]

# The folders from that of a path up to the root.
folders_above(path) := {folder |
	parts := split(path, "/")
	some length in numbers.range(0, count(parts) - 1)
	folder := concat("/", array.slice(parts, 0, length))
}

# Who hosts the repository, by files that one host alone reads; GitHub where nothing speaks for another one.
host := "github" if {
	_has(".github")
} else := "gitlab" if {
	_has(".gitlab")
} else := "gitlab" if {
	".gitlab-ci.yml" in input.folders[""]
} else := "forgejo" if {
	_has(".forgejo")
} else := "forgejo" if {
	_has(".gitea")
} else := "bitbucket" if {
	"bitbucket-pipelines.yml" in input.folders[""]
} else := "github"

_has(home) if {
	some folder, _ in input.folders
	startswith(sprintf("%s/", [folder]), sprintf("%s/", [home]))
}
