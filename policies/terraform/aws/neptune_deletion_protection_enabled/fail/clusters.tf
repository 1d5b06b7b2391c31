resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_deletion_protection_enabled
  cluster_identifier = "graph"
}
