resource "aws_ecs_task_definition" "uploads" {
  family                = "uploads"
  container_definitions = file("uploads.json")

  volume {
    name = "uploads"

    efs_volume_configuration { # finding: terraform.aws.ecs_efs_transit
      file_system_id = aws_efs_file_system.uploads.id

      transit_encryption = "ENABLED"
    }
  }

  volume {
    name = "cache"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.cache.id
      transit_encryption = "ENABLED" # finding: terraform.aws.ecs_efs_transit
    }
  }
}
