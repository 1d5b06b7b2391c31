locals {
  settings = { public = true }
}

resource "aws_db_instance" "orders" {
  identifier          = "orders"
  instance_class      = "db.t4g.medium"
  engine              = "postgres"
  publicly_accessible = false # finding: terraform.aws.rds_public
}

resource "aws_rds_cluster_instance" "stock" {
  cluster_identifier  = aws_rds_cluster.stock.id
  instance_class      = "db.r6g.large"
  engine              = "aurora-postgresql"
  publicly_accessible = false # finding: terraform.aws.rds_public
}
