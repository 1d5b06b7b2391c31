# METADATA
# title: Container image of a job without a version
# description: >-
#   A job, a service or a container action uses an image without a tag or with `latest`. What runs changes whenever somebody
#   pushes to that repository: builds break for no reason that is visible here, and whoever takes the account over runs code
#   with the token of the job. `docker://` steps are told of with the actions.
# related_resources:
#   - ref: https://docs.github.com/en/actions/how-tos/write-workflows/choose-where-workflows-run/run-jobs-in-a-container
#     description: GitHub, running jobs in a container
#   - ref: https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies
#     description: OpenSSF Scorecard, Pinned-Dependencies
# custom:
#   severity: medium
#   kinds: [github_workflow, github_action]
#   remediation: >-
#     Write a version and its digest, `image: postgres:17.2@sha256:<digest>`. `docker buildx imagetools inspect postgres:17.2`
#     prints the digest; Renovate moves both.
#   controls:
#     openssf_scorecard: [Pinned-Dependencies]
#     owasp_cicd: [CICD-SEC-3]
package github_actions.unpinned_image

import data.lib.fix
import data.lib.github
import data.lib.github_inputs as inputs
import data.lib.github_matrix as matrix
import data.lib.images
import data.lib.placeholders

deny contains object.union({"message": message, "at": place.at}, _remedy(place.at, place.image)) if {
	some container in github.containers
	place := _place(container)
	is_string(place.image)
	some value in matrix.filled(container.job, place.image)
	image := _image(value)
	reason := images.floating(image)
	message := sprintf("%s: image %q %s", [container.label, image, reason])
}

_place(container) := {"image": container.value.image, "at": array.concat(container.at, ["image"])} if {
	is_object(container.value)
} else := {"image": container.value, "at": container.at}

# A container that a matrix holds as an object, or as text for `fromJSON`, names its image inside.
_image(value) := value.image if {
	is_object(value)
} else := _inside(json.unmarshal(value)) if {
	is_string(value)
	regex.match(`^\s*(["{]|null\s*$)`, value)
	json.is_valid(value)
} else := value

_inside(container) := container.image if {
	is_object(container)
} else := container

deny contains {"message": message, "at": ["runs", "image"]} if {
	is_string(input.runs.image)
	startswith(input.runs.image, "docker://")
	image := trim_prefix(input.runs.image, "docker://")
	message := sprintf("action: image %q %s", [image, images.floating(image)])
}

unknown contains placeholders.finding(what, placeholder, place.at) if {
	some container in github.containers
	place := _place(container)
	inputs.is_open(place.image)
	placeholder := images.open_tag(place.image)
	some value in inputs.possible(container.job, placeholder)
	_may_float(container.job, place.image, placeholder, value)
	what := sprintf("%s: the tag of image %q", [container.label, place.image])
}

# What floats by the matrix alone is found.
_may_float(_, _, _, value) if inputs.is_open(value)

_may_float(job, image, placeholder, value) if {
	count(matrix.filled(job, image)) == 0
	images.floating(replace(image, placeholder, sprintf("%v", [value])))
}

# What a matrix fills in stands elsewhere.
_remedy(at, image) := {"fix": fix.safe("Pin the image to its digest", [fix.pin(at, "image", image)])} if {
	not contains(image, "${{")
	not startswith(image, "docker://")
} else := {}
