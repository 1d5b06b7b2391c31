resource "aws_rds_cluster" "orders" { # finding: terraform.aws.rds_cluster_encryption
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  storage_encrypted  = true
}

resource "aws_rds_cluster" "stock" {
  cluster_identifier = "stock"
  engine             = "aurora-mysql"
  storage_encrypted  = true # finding: terraform.aws.rds_cluster_encryption
}
