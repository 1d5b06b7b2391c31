resource "aws_db_instance" "shop" {
  engine            = "postgres"
  instance_class    = "db.t4g.small"
  allocated_storage = 20
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier         = aws_rds_cluster.orders.id
  engine                     = "aurora-postgresql"
  instance_class             = "db.r7g.large"
  auto_minor_version_upgrade = true
}
