resource "aws_rds_cluster" "stock" {
  cluster_identifier = "stock"
  engine             = "aurora-mysql"
  backtrack_window   = 86400
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
}
