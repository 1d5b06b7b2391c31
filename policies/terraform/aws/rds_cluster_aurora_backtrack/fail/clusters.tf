resource "aws_rds_cluster" "stock" { # finding: terraform.aws.rds_cluster_aurora_backtrack
  cluster_identifier = "stock"
  engine             = "aurora-mysql"
}
