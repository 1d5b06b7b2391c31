resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_performance_insights_cmk
  identifier                   = "orders"
  engine                       = "postgres"
  instance_class               = "db.m7g.large"
  performance_insights_enabled = true
}

resource "aws_rds_cluster_instance" "stock" {
  cluster_identifier              = aws_rds_cluster.stock.id
  engine                          = "aurora-postgresql"
  instance_class                  = "db.r7g.large"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = "alias/aws/rds" # finding: terraform.aws.rds_performance_insights_cmk
}
