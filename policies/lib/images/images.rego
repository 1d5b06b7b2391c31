# METADATA
# title: Image references
# description: What can be said of a container image from its reference alone.
package lib.images

# Why a reference names another image tomorrow; undefined where it does not, or where that cannot be known because
# part of it is filled in later.
floating(image) := reason if {
	_judgeable(image)
	reason := _floats(_last(image))
}

_floats(segment) := "has no tag" if {
	not contains(segment, ":")
	not regex.match(`[$<{%]`, segment)
} else := "uses the tag latest" if {
	endswith(segment, ":latest")
}

# Whether something stands where a tool puts the image: a package for ko to build, `ko://example.com/cmd/web`, which gets
# a digest, or `auto` in a gateway of Istio, which gets the image of the proxy.
placeholder(image) if startswith(image, "ko://")

placeholder("auto")

# Whether Skaffold builds an image and puts what it built in its place: one without a tag or with the tag latest, which a
# configuration of the repository names. Others it leaves as they stand.
built(image) if {
	some name in data.karat.source.built
	trim_suffix(trim_space(image), ":latest") == name
}

# Whether a reference names no digest. Undefined where all of its name is filled in later: the digest may come with it.
without_digest(image) if {
	_judgeable(image)
	written := regex.replace(_last(image), _later, "")
	regex.match(`[A-Za-z0-9:]`, written)
}

_later := `\$\{[^}]*\}|\$\w+|\$\([^)]*\)|\{\{[^}]*\}\}|<[^>]*>`

_judgeable(image) if {
	is_string(image)
	trim_space(image) != ""
	not contains(image, "@")
	not placeholder(image)
}

_last(image) := segments[count(segments) - 1] if segments := split(trim_space(image), "/")
