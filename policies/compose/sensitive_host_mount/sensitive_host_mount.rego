# METADATA
# title: Folder of the host system mounted
# description: >-
#   A service mounts a folder of the machine's system (/, /etc, /proc, /sys, /dev, /usr, /boot, the data of the container
#   runtime …) or keys of the user (~/.ssh, ~/.aws …). Whoever takes over the service reads the machine's secrets or changes
#   what it runs. Time zone and public certificates are fine.
# related_resources:
#   - ref: https://docs.docker.com/engine/storage/bind-mounts/
#     description: Docker, bind mounts
#   - ref: https://docs.docker.com/reference/compose-file/services/#volumes
#     description: Compose file, volumes
# custom:
#   severity: high
#   kinds: [compose]
#   remediation: >-
#     Mount the one file that is needed, read-only, or a folder that was made for the service. Agents that measure the machine
#     need /proc and /sys; keep those in a file of their own, read-only, and ignore the finding with the reason.
#   controls:
#     cis_docker_1_6: ["5.6"]
package compose.sensitive_host_mount

import data.lib.compose

# With all that is below.
_whole := concat("|", [
	`^/(bin|boot|lib|lib32|lib64|proc|root|sbin|sys)(/|$)`,
	`^/usr/(bin|lib|lib32|lib64|libexec|sbin)(/|$)`,
	`^/var/lib/(containerd|containers|docker|kubelet|rancher)(/|$)`,
	`^/dev/(disk|k?mem|mapper|nvme|port|sd|vd|xvd)`,
	`^/etc/(cron|default$|docker|group$|gshadow|init|kubernetes|ld\.so|pam|passwd$|profile)`,
	`^/etc/(rancher|rc|security|shadow|ssh|ssl/private|sudoers|systemd)`,
	`^(~|\$HOME|\$\{HOME\}|/home/[^/]+)/\.(aws|azure|config/gcloud|docker|gnupg|kube|netrc|ssh)(/|$)`,
])

_exact := {"", "/dev", "/etc", "/home", "/run", "/usr", "/var", "/var/lib", "/var/run"}

deny contains {"message": message, "at": mount.at} if {
	some mount in compose.mounts
	regex.match(`^[/~$]`, mount.source)
	folder := trim_right(regex.replace(mount.source, `/{2,}|/\.(/|$)`, "/"), "/")
	_sensitive(folder)
	message := sprintf("service %q mounts %s of the host", [mount.service, mount.source])
}

_sensitive(folder) if folder in _exact

_sensitive(folder) if {
	regex.match(_whole, folder)
	not regex.match(`^/usr/lib/os-release$|\.sock$`, folder)
}
