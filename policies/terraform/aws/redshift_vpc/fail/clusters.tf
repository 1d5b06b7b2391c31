resource "aws_redshift_cluster" "warehouse" { # finding: terraform.aws.redshift_vpc
  cluster_identifier = "warehouse"
  node_type          = "ra3.large"
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier        = "reports"
  node_type                 = "ra3.large"
  cluster_subnet_group_name = "" # finding: terraform.aws.redshift_vpc
}
