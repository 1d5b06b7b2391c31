resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_performance_insights
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.m7g.large"
}

resource "aws_rds_cluster_instance" "stock" {
  cluster_identifier           = aws_rds_cluster.stock.id
  engine                       = "aurora-postgresql"
  instance_class               = "db.r7g.large"
  performance_insights_enabled = false # finding: terraform.aws.rds_performance_insights
}
