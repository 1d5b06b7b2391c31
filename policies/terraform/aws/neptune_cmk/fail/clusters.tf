resource "aws_neptune_cluster" "graph" { # finding: terraform.aws.neptune_cmk
  cluster_identifier = "graph"
  storage_encrypted  = true
}

data "aws_kms_alias" "rds" {
  name = "alias/aws/rds"
}

resource "aws_neptune_cluster" "people" {
  cluster_identifier = "people"
  storage_encrypted  = true
  kms_key_arn        = data.aws_kms_alias.rds.target_key_arn # finding: terraform.aws.neptune_cmk
}
