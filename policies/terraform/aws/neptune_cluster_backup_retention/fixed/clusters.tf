resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_cluster_backup_retention
  cluster_identifier = "graph"

  backup_retention_period = 7
}

resource "aws_neptune_cluster" "people" {
  cluster_identifier      = "people"
  backup_retention_period = 7 # finding: terraform.aws.neptune_cluster_backup_retention
}
