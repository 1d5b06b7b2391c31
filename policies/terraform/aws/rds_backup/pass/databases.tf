resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "postgres"
  instance_class          = "db.m7g.large"
  backup_retention_period = 14
}

resource "aws_db_instance" "reports" {
  identifier          = "reports"
  instance_class      = "db.m7g.large"
  replicate_source_db = aws_db_instance.orders.identifier
}

resource "aws_rds_cluster" "stock" {
  cluster_identifier = "stock"
  engine             = "aurora-postgresql"
}
