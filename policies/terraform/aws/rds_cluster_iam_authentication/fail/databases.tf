resource "aws_rds_cluster" "orders" { # finding: terraform.aws.rds_cluster_iam_authentication
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
}
