# METADATA
# title: Version that waits before production
# description: >-
#   A version came to one environment and never to the next, for longer than `stuck_after` of `flow.toml` allows. What is tested
#   there is not what users have, and what comes after it waits too.
# related_resources:
#   - ref: https://dora.dev/capabilities/continuous-delivery/
#     description: DORA, continuous delivery
#   - ref: https://dora.dev/capabilities/deployment-automation/
#     description: DORA, deployment automation
# custom:
#   severity: low
#   kinds: [entity/component, entity/repository]
#   facts: [deployments]
#   remediation: >-
#     Promote the version or take it back. Where promotion waits for somebody, let it follow by itself when the checks of the
#     earlier environment pass; where an environment is for experiments, leave it out of `environments` in `flow.toml`.
package delivery.stuck_promotion

import data.lib.deployments

applies if count(input.facts.deployments.promotions) > 0

deny contains {"message": message, "at": ["entity"]} if {
	some version in deployments.stuck
	message := sprintf("%s %s waits in %s for %d days and never came to %s", [
		version.service,
		version.version,
		version.from,
		floor((input.facts.now - version.since) / 86400),
		version.to,
	])
}
