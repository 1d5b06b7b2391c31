resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier   = "warehouse"
  node_type            = "ra3.large"
  enhanced_vpc_routing = true
}
