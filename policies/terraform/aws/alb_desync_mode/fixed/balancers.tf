resource "aws_lb" "web" {
  name                   = "web"
  subnets                = aws_subnet.public[*].id
  desync_mitigation_mode = "defensive" # finding: terraform.aws.alb_desync_mode
}
