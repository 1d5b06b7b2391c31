# METADATA
# title: COPY --from its own stage
# description: >-
#   A `COPY --from` names the stage that it stands in. A stage cannot copy from itself, it is not built yet: the build fails, or
#   takes an image of that name from a registry, which can be anybody's.
# related_resources:
#   - ref: https://docs.docker.com/reference/dockerfile/#copy---from
#     description: Dockerfile reference, COPY --from
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Name the earlier stage that has the file. To move a file inside of one stage use `RUN cp`.
package dockerfile.copy_from_self

deny contains {"message": message, "at": ["stages", s, "instructions", i, "flags", "from", 0]} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	instruction.cmd == "copy"
	some from in instruction.flags.from
	lower(from) in {lower(object.get(stage, "name", "")), sprintf("%d", [stage.index])}
	message := sprintf("COPY takes files from its own stage %q", [from])
}
