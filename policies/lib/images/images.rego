# METADATA
# title: Image references
# description: What can be said of a container image from its reference alone.
package lib.images

import data.lib.placeholders

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

# The placeholder that decides whether a reference floats: all of its tag is filled in later, or the tag may come with its name.
# Undefined where it stays, or floats, whatever is filled in. A default that stays is taken for what is filled in.
open_tag(image) := _last_placeholder(image) if {
	_is_open(image)
	not floating(image)
	_may_float(placeholders.filled(image))
}

# The placeholder with which a digest may come: the last one of a reference that names none, where it stands in the last part. A
# registry or a folder, `${REGISTRY}/app:1.0`, brings no digest.
open_digest(image) := _last_placeholder(image) if {
	_is_open(image)
	contains(ending(image), "$")
	not contains(_marked(placeholders.filled(image)), "@")
}

# The last part of a reference, behind its registry and folders, with a `$` for each of its placeholders: `app:$`.
ending(image) := _last(_marked(image)) if is_string(image)

_is_open(image) if {
	is_string(image)
	regex.match(placeholders.pattern, image)
	not placeholder(image)
}

# A reference with a `$` for each of its placeholders.
_marked(image) := regex.replace(image, placeholders.pattern, "$$")

_last_placeholder(image) := all[count(all) - 1] if all := placeholders.all(image)

_may_float(filled) if floating(filled)

_may_float(filled) if {
	marked := _marked(filled)
	not contains(marked, "@")
	parts := split(_last(marked), ":")
	tag := parts[count(parts) - 1]
	contains(tag, "$")
	_may_be_latest(parts, tag)
}

_may_be_latest([_], _)

_may_be_latest(parts, tag) if {
	count(parts) > 1
	replace(tag, "$", "") in {"", "latest"}
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

# Whether a kustomization that takes the object in gives an image a tag of its own, or a digest.
tagged(image) if _name(image) in data.karat.source.tagged

# Whether a kustomization that takes the object in gives an image a digest.
pinned(image) if _name(image) in data.karat.source.pinned

# A reference without its tag.
_name(image) := regex.replace(trim_space(image), `:[^/:]*$`, "")

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
