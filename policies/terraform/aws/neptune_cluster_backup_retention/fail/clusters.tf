resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_cluster_backup_retention
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "people" {
  cluster_identifier      = "people"
  backup_retention_period = 3 # finding: terraform.aws.neptune_cluster_backup_retention
}
