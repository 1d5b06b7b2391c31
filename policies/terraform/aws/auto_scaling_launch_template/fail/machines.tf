resource "aws_autoscaling_group" "web" {
  max_size             = 5
  min_size             = 2
  launch_configuration = aws_launch_configuration.web.name # finding: terraform.aws.auto_scaling_launch_template
  vpc_zone_identifier  = aws_subnet.private[*].id
}
