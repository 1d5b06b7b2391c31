resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_enhanced_monitor_enabled
  identifier     = "orders"
  instance_class = "db.m7g.large"
  engine         = "postgres"
}

resource "aws_db_instance" "stock" {
  identifier          = "stock"
  instance_class      = "db.m7g.large"
  engine              = "mysql"
  monitoring_interval = 0 # finding: terraform.aws.rds_enhanced_monitor_enabled
}
