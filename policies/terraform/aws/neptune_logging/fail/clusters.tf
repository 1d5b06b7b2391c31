resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_logging
  cluster_identifier = "graph"
  storage_encrypted  = true
}

resource "aws_neptune_cluster" "people" {
  cluster_identifier             = "people"
  storage_encrypted              = true
  enable_cloudwatch_logs_exports = ["slowquery"] # finding: terraform.aws.neptune_logging
}
