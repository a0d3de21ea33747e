# Set up what is missing, then run every check on Windows.
#
#   powershell -ExecutionPolicy Bypass -File packaging\test.ps1 [ARGUMENTS OF pytest ...]

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'setup_common.ps1')

$arguments = @($args | Where-Object { $_ -ne '--yes' })  # the twin of the shell scripts' option
Install-HeavyLegs -Name 'test' -Lock 'requirements-dev.lock'

Set-Location $Root
$env:QT_QPA_PLATFORM = 'offscreen'
$env:PYTHONUTF8 = '1'
$failed = @()

function Test-With([string] $Tool, [string[]] $Arguments) {
    Write-Host "== $Tool $Arguments"
    & $VenvPython -P -m $Tool @Arguments
    if ($LASTEXITCODE -ne 0) { $script:failed += $Tool }
}

Test-With 'ruff' @('check')
Test-With 'ruff' @('format', '--check')
Test-With 'mypy' @()
Write-Host '== lint-imports'
$env:PYTHONPATH = $Root
& (Join-Path $Venv 'Scripts\lint-imports.exe')
if ($LASTEXITCODE -ne 0) { $failed += 'lint-imports' }
$env:PYTHONPATH = $null

Write-Host '== pytest'
& $VenvPython -P -m pytest -q -rs -n 2 @arguments
$result = $LASTEXITCODE
if ($failed.Count -gt 0) {
    Write-Host "These checks failed above: $failed"
    exit 1
}
exit $result
