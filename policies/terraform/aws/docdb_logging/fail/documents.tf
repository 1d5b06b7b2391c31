resource "aws_docdb_cluster" "orders" { # finding: terraform.aws.docdb_logging
  cluster_identifier = "orders"
  engine             = "docdb"
  master_username    = "orders"
  master_password    = var.password
}

resource "aws_docdb_cluster" "carts" {
  cluster_identifier              = "carts"
  engine                          = "docdb"
  master_username                 = "carts"
  master_password                 = var.password
  enabled_cloudwatch_logs_exports = ["profiler"] # finding: terraform.aws.docdb_logging
}
