# METADATA
# title: Service that runs as root
# description: >-
#   A service sets its user to root, by name or as 0. Whatever the image has prepared is undone, and a hole in the process is a
#   hole in everything that is mounted; without user namespaces that root is the machine's.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#user
#     description: Compose file, user
# custom:
#   severity: medium
#   kinds: [compose]
#   remediation: >-
#     Remove `user` to run as the image's own user, or name one by number: `user: "1000:1000"`. If it is there for files in a
#     volume, change their owner once instead: `docker compose run --rm --user root web chown -R 1000 /data`.
#   controls:
#     cis_docker_1_6: ["4.1"]
package compose.user_root

import data.lib.compose
import data.lib.placeholders

deny contains {"message": message, "at": compose.nearest(name, ["user"])} if {
	some name, service in compose.merged
	user := trim_space(split(compose.text(service.user), ":")[0])
	regex.match(`^(root|0+)$`, user)
	message := sprintf("service %q runs as root", [name])
}

unknown contains compose.open_finding(name, "user", placeholder, compose.nearest(name, ["user"])) if {
	some name, service in compose.merged
	placeholder := placeholders.whole(regex.replace(compose.filled(service.user), `(^[^:{]*|\}):.*`, "$1"))
}
