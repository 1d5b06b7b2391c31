resource "aws_redshift_cluster" "warehouse" { # finding: terraform.aws.redshift_cluster_use_enhanced_vpc_routing
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
}
