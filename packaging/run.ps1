# Set up what is missing and start Heavy Legs on Windows.
#
#   powershell -ExecutionPolicy Bypass -File packaging\run.ps1 [ARGUMENTS OF heavylegs ...]

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'setup_common.ps1')

$arguments = @($args | Where-Object { $_ -ne '--yes' })  # the twin of the shell scripts' option
Install-HeavyLegs -Name 'run' -Lock 'requirements.lock'

& (Join-Path $Venv 'Scripts\heavylegs.exe') @arguments
exit $LASTEXITCODE
