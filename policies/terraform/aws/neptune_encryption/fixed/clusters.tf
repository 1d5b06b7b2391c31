resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_encryption
  cluster_identifier = "graph"
  engine             = "neptune"
  storage_encrypted  = true
}

resource "aws_neptune_cluster" "people" {
  cluster_identifier = "people"
  storage_encrypted  = true # finding: terraform.aws.neptune_encryption
}
