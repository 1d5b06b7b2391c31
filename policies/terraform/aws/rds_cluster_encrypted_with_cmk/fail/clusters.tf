resource "aws_rds_cluster" "stock" { # finding: terraform.aws.rds_cluster_encrypted_with_cmk
  cluster_identifier = "stock"
  engine             = "aurora-postgresql"
  storage_encrypted  = true
}
