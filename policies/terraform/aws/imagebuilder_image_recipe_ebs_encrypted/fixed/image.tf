resource "aws_imagebuilder_image_recipe" "base" {
  name         = "base"
  version      = "1.0.0"
  parent_image = "arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-2023-x86/x.x.x"

  component {
    component_arn = aws_imagebuilder_component.base.arn
  }

  block_device_mapping {
    device_name = "/dev/xvdb"

    ebs { # finding: terraform.aws.imagebuilder_image_recipe_ebs_encrypted
      volume_size = 100
      volume_type = "gp3"
      encrypted   = true
    }
  }
}
