# METADATA
# title: Release of ingress-nginx with CVE-2021-25742
# description: >-
#   A workload runs a release of ingress-nginx before 0.49.1 or 1.0.1. Whoever may write an Ingress reads every Secret
#   of the cluster by a snippet in its annotations, and these releases have no switch against it. Tags that say no
#   version are left out.
# related_resources:
#   - ref: https://github.com/kubernetes/ingress-nginx/issues/7837
#     description: CVE-2021-25742
#   - ref: https://kubescape.io/docs/controls/c-0059/
#     description: Kubescape, CVE-2021-25742
# custom:
#   severity: high
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Update the controller at least to 1.9, where `allow-snippet-annotations` is false by default. It is retired since
#     March 2026: plan to move to another one.
package kubernetes.cve_2021_25742

import data.lib.kubernetes

deny contains {"message": message, "at": array.concat(entry.path, ["image"])} if {
	some entry in kubernetes.containers
	is_string(entry.container.image)
	version := regex.find_all_string_submatch_n(_controllers, entry.container.image, 1)[0]
	[major, minor, patch] := [to_number(version[1]), to_number(version[2]), to_number(version[3])]
	_is_vulnerable(major, minor, patch)
	message := sprintf("%s runs ingress-nginx %d.%d.%d, in which snippets read any Secret", [entry.label, major, minor, patch])
}

_controllers := `(?:^|/)(?:ingress-nginx/controller(?:-chroot)?|nginx-ingress-controller|nginx-controller):(?:nginx-)?v?([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})`

_is_vulnerable(0, minor, _) if minor < 49

_is_vulnerable(0, 49, 0)

_is_vulnerable(1, 0, 0)
