resource "aws_rds_cluster" "stock" { # finding: terraform.aws.rds_cluster_audit_logging
  cluster_identifier = "stock"
  engine             = "aurora-mysql"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier              = "orders"
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["error"] # finding: terraform.aws.rds_cluster_audit_logging
}
