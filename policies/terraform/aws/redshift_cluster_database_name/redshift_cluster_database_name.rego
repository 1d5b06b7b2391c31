# METADATA
# title: Redshift database with the default name
# description: >-
#   The first database of the cluster has the name `dev`, which it gets where nothing is said. Attackers try that name
#   first, and policies that go by it hold for every such cluster.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/gsg/t_creating_database.html
#     description: AWS, Create a database
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-9
#     description: AWS Security Hub, Redshift.9
# custom:
#   severity: low
#   kinds: [terraform_module/aws_redshift_cluster]
#   remediation: >-
#     Set `database_name` to one of your own. Terraform replaces the cluster when this changes; for one that holds
#     data make another database, and let the first be.
#   controls:
#     fsbp: ["Redshift.9"]
package terraform.aws.redshift_cluster_database_name

import data.lib.terraform

deny contains terraform.finding(setting, "database has the default name") if {
	some setting in _names
	setting.value in {"", "dev"}
}

unknown contains finding if some finding in terraform.undecided(_names)

# Names of databases; a cluster that is made from a snapshot has those of the snapshot.
_names := [setting |
	some setting in terraform.settings(["aws_redshift_cluster"], ["database_name"], "dev")
	count(_sources(setting.resource)) == 0
]

_sources(cluster) := [source |
	some name in ["snapshot_arn", "snapshot_identifier"]
	some source in terraform.presences_of(cluster, [name])
	source.value != false
]
