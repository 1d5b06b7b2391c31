resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block                = "0.0.0.0/0" # finding: terraform.aws.vpc_peering_route_table_overly_permissive
    vpc_peering_connection_id = aws_vpc_peering_connection.data.id
  }
}
