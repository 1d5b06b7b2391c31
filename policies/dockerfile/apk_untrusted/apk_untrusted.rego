# METADATA
# title: Unsigned Alpine package
# description: >-
#   `apk --allow-untrusted` installs a package without a known signature. Whoever can change the file or the mirror on its way
#   puts code of their own into the image, and it runs as root during the build.
# related_resources:
#   - ref: https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper
#     description: Alpine Package Keeper
# custom:
#   severity: high
#   kinds: [dockerfile]
#   remediation: >-
#     Remove the flag and add the key that the repository is signed with: `COPY vendor.rsa.pub /etc/apk/keys/`. For a file of
#     your own, sign it with abuild-sign, or compare it with `sha256sum -c` and unpack it without apk.
#   controls:
#     cis_docker_1_6: ["4.11"]
package dockerfile.apk_untrusted

import data.lib.dockerfile
import data.lib.fix

deny contains {"message": "apk installs packages without a known signature", "at": command.at, "words": command.written, "fix": remedy} if {
	some command in dockerfile.commands.apk
	"--allow-untrusted" in command.words
	edit := dockerfile.without_flag(command.at, "--allow-untrusted", dockerfile.commands.apk)
	remedy := fix.unsafe("Remove --allow-untrusted", [edit])
}
