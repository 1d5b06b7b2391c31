# METADATA
# title: Values without a fixed image tag
# description: >-
#   Values of a chart name an image by the tag `latest`, or by none where the chart has no `appVersion` that would stand in. Whoever
#   installs the chart with them gets whatever the registry holds that day, and a rollback brings nothing back.
# related_resources:
#   - ref: https://helm.sh/docs/chart_best_practices/pods/#images
#     description: Helm, best practices for images
# custom:
#   severity: medium
#   kinds: [repository]
#   documents: [helm_chart, helm_values, argocd]
#   remediation: >-
#     Write the tag of the version that the chart was tested with, or leave it empty, fill it in with
#     `.Values.image.tag | default .Chart.AppVersion`, and keep `appVersion` in `Chart.yaml`. A digest is better still.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
package helm.values_image_tag

import data.lib.chart_values
import data.lib.images
import data.lib.relative_paths
import data.lib.repository

applies if count(_values) > 0

deny contains object.union({"message": message}, chart_values.place(image)) if {
	some image in _images
	reason := _reason(image)
	message := sprintf("%s %s", [_label(image), reason])
}

_label(image) := sprintf("image %q", [image.name]) if {
	image.name != ""
} else := "an image without a name"

# Everything in values that looks like an image: an object with a name and a tag, or a reference in one string. `value` is what is
# wrong with it, where something is.
_images := [image |
	some values in _values
	walk(values.value, [path, value])
	some found in _image(path, value)
	image := object.union(found, {"values": values, "value": _last(value, found.path)})
]

_last(value, path) := written if {
	written := value[path[count(path) - 1]]
	is_string(written)
} else := ""

# Files of values, with the version that stands in for a tag, and texts in Applications of Argo CD: [{"value", "at", "version"}].
_values := array.concat(
	[{"value": document.value, "at": ["documents", "helm_values", index, "value"], "version": _version(document.path)} |
		some index, document in input.documents.helm_values
	],
	[object.union(values, {"at": array.concat(["documents", "argocd", index, "value"], values.at), "version": "unknown"}) |
		some index, document in input.documents.argocd
		some values in chart_values.texts(document.value)
	],
)

# A split image: `repository` and `tag`, and no digest.
_image(_, value) := [] if not is_object(value)

_image(path, value) := found if {
	is_object(value)
	found := array.concat(array.concat(_split(path, value), _whole(path, value)), _named(path, value))
}

# Where neither name nor tag is written, the image of somewhere else stands in.
_split(path, value) := [found |
	some field in ["repository", "image", "name"]
	is_string(value[field])
	_is_image(field, value)
	not _is_blank(value[field], value.tag)
	not _digested(value)
	found := {"name": value[field], "tag": value.tag, "path": array.concat(path, ["tag"]), "split": true}
]

_is_image("repository", value) if _is_tag(value)

_is_image("image", value) if _is_tag(value)

_is_image("name", value) if {
	_is_tag(value)
	is_string(value.registry)
	not value.repository
	not value.image
}

_is_blank("", tag) if _empty(tag)

_is_tag(value) if is_string(value.tag)

_is_tag(value) if value.tag == null

_digested(value) if {
	some field in ["digest", "sha"]
	is_string(value[field])
	value[field] != ""
}

# `image: nginx:latest`
_whole(path, value) := [found |
	is_string(value.image)
	not "tag" in object.keys(value)
	regex.match(`[/:]`, value.image)
	not regex.match(`\s`, value.image)
	found := {"name": value.image, "path": array.concat(path, ["image"]), "split": false}
]

# `sidecarImage: busybox:latest`, or an entry of `images`: where no tag is written there, it may stand anywhere.
_named(path, value) := [found |
	some key, name in value
	_is_of_image(key, path)
	is_string(name)
	regex.match(`^\S+:latest$`, name)
	found := {"name": name, "path": array.concat(path, [key]), "split": false}
]

_is_of_image(key, _) if {
	is_string(key)
	regex.match(`(?i)[a-z]image$`, key)
}

_is_of_image(_, path) if {
	last := path[count(path) - 1]
	is_string(last)
	regex.match(`(?i)images$`, last)
}

_reason(image) := "has the tag latest" if {
	image.split
	image.tag == "latest"
} else := "has no tag, and the chart no appVersion to stand in" if {
	image.split
	_empty(image.tag)
	image.values.version == ""
} else := reason if {
	not image.split
	reason := images.floating(image.name)
	endswith(reason, "latest")
}

_empty(null)

_empty("")

# The version of the application of the chart around a file, the innermost one; where there is no chart, nothing is known.
_version(path) := version if {
	folders := [folder | some folder in repository.folders_above(path); some _ in [_versions[folder]]]
	version := _versions[max(folders)]
} else := "unknown"

# By the folder of the chart. Helm reads the first document of a file alone, and of the files that look like one in a folder only
# `Chart.yaml`.
_versions := {relative_paths.folder(chart.path): sprintf("%v", [object.get(chart.value, "appVersion", "")]) |
	some chart in input.documents.helm_chart
	regex.match(`(^|/)Chart\.yaml$`, chart.path)
	object.get(chart, "index", 0) == 0
}
