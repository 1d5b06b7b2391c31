# METADATA
# title: Upgrade to whatever the distribution has now
# description: >-
#   A `RUN` moves the whole image to newer packages and removes others on the way (`apt-get dist-upgrade`, `apt full-upgrade`,
#   `do-release-upgrade`). The base image then no longer says what is in the image, and two builds of one file differ.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often
#     description: Docker, rebuild your images often
# custom:
#   severity: low
#   kinds: [dockerfile]
#   remediation: >-
#     Take the newer base image instead: raise its tag or digest, by hand or with Dependabot or Renovate. Where one package must
#     be patched before the base image is, name it: `apt-get install -y --only-upgrade openssl`.
package dockerfile.dist_upgrade

import data.lib.apt
import data.lib.dockerfile
import data.lib.shell

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some command in apt.commands
	verb := shell.verb(command, apt.verbs)
	verb in {"dist-upgrade", "full-upgrade"}
	message := sprintf("%s %s moves the image to other packages", [command.name, verb])
}

deny contains {"message": message, "at": command.at, "words": command.written} if {
	some command in dockerfile.commands["do-release-upgrade"]
	message := "do-release-upgrade moves the image to other packages"
}
