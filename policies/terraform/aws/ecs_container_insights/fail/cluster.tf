resource "aws_ecs_cluster" "shop" { # finding: terraform.aws.ecs_container_insights
  name = "shop"
}

resource "aws_ecs_cluster" "batch" {
  name = "batch"

  setting {
    name  = "containerInsights"
    value = "disabled" # finding: terraform.aws.ecs_container_insights
  }
}
