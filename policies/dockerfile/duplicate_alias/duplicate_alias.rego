# METADATA
# title: Two stages of one name
# description: >-
#   Two stages have the same name; upper and lower case are one to Docker. `COPY --from`, `FROM` and `--target` mean one of them
#   only, and which one depends on where they stand, so the wrong stage may end up in the image.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#from
#     description: Dockerfile reference, FROM
#   - ref: https://docs.docker.com/reference/build-checks/duplicate-stage-name/
#     description: Docker, build check DuplicateStageName
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Rename one of them, and the `COPY --from`, `FROM` and `--target` that mean it.
package dockerfile.duplicate_alias

deny contains {"message": message, "at": ["stages", later, "name"]} if {
	some later, stage in input.stages
	later > _first[lower(stage.name)]
	message := sprintf("there is a stage %q already", [stage.name])
}

# Where each name is given first.
_first := {name: min(places) | some name, places in _places}

_places[lower(stage.name)] contains place if some place, stage in input.stages
