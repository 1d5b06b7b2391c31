resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier                  = "warehouse"
  node_type                           = "ra3.large"
  automated_snapshot_retention_period = 14
}
